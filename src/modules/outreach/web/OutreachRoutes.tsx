import { Route, Switch } from 'wouter'
import { ActivityPage } from './ActivityPage.tsx'
import { ManyPage } from './ManyPage.tsx'
import { OutreachPage } from './OutreachPage.tsx'

/** Pages of the log of outreach. */
export function OutreachRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/outreach/new">
        <ActivityPage realm={realm} activity={null} />
      </Route>
      <Route path="/r/:realm/outreach/many">
        <ManyPage realm={realm} />
      </Route>
      <Route path="/r/:realm/outreach/a/:activity">
        {({ activity }) => <ActivityPage realm={realm} activity={decodeURIComponent(activity)} />}
      </Route>
      <Route>
        <OutreachPage realm={realm} />
      </Route>
    </Switch>
  )
}
