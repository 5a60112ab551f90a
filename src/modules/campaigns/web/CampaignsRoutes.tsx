import { Route, Switch } from 'wouter'
import { CampaignPage } from './CampaignPage.tsx'
import { CampaignsPage } from './CampaignsPage.tsx'
import { StartPage } from './StartPage.tsx'

/** The pages below `/r/{realm}/campaigns`. A campaign's own stands one further below, so that its code may be any. */
export function CampaignsRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/campaigns">
        <CampaignsPage realm={realm} />
      </Route>
      <Route path="/r/:realm/campaigns/new">
        <StartPage realm={realm} />
      </Route>
      <Route path="/r/:realm/campaigns/of/:campaign">
        {({ campaign }) => <CampaignPage key={campaign} realm={realm} campaign={campaign} />}
      </Route>
    </Switch>
  )
}
