import { Route, Switch } from 'wouter'
import { CalendarPage } from './CalendarPage.tsx'
import { FeedsPage } from './FeedsPage.tsx'
import { PlanPage } from './PlanPage.tsx'
import { RosterPage } from './RosterPage.tsx'
import { SessionPage } from './SessionPage.tsx'
import { SessionsPage } from './SessionsPage.tsx'

/** The pages below `/r/{realm}/sessions`. */
export function SessionsRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/sessions">
        <SessionsPage realm={realm} />
      </Route>
      <Route path="/r/:realm/sessions/calendar">
        <CalendarPage realm={realm} />
      </Route>
      <Route path="/r/:realm/sessions/new">
        <PlanPage realm={realm} />
      </Route>
      <Route path="/r/:realm/sessions/feeds">
        <FeedsPage realm={realm} />
      </Route>
      <Route path="/r/:realm/sessions/:session/roster">
        {({ session }) => <RosterPage key={session} realm={realm} session={session} />}
      </Route>
      <Route path="/r/:realm/sessions/:session">
        {({ session }) => <SessionPage key={session} realm={realm} session={session} />}
      </Route>
    </Switch>
  )
}
