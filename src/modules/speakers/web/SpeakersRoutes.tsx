import { Route, Switch } from 'wouter'
import { InvitePage } from './InvitePage.tsx'
import { SpeakerFormPage } from './SpeakerFormPage.tsx'
import { SpeakerPage } from './SpeakerPage.tsx'
import { SpeakersPage } from './SpeakersPage.tsx'

/** The pages below `/r/{realm}/speakers`. */
export function SpeakersRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/speakers">
        <SpeakersPage realm={realm} />
      </Route>
      <Route path="/r/:realm/speakers/new">
        <SpeakerFormPage realm={realm} speaker={null} />
      </Route>
      <Route path="/r/:realm/speakers/invite">
        <InvitePage realm={realm} />
      </Route>
      <Route path="/r/:realm/speakers/s/:speaker/change">
        {({ speaker }) => <SpeakerFormPage key={speaker} realm={realm} speaker={speaker} />}
      </Route>
      <Route path="/r/:realm/speakers/s/:speaker">
        {({ speaker }) => <SpeakerPage key={speaker} realm={realm} speaker={speaker} />}
      </Route>
    </Switch>
  )
}
