import { lazy } from 'react'
import { Route, Switch } from 'wouter'

// each page comes by itself: whoever looks at the calendar needs neither grids nor forms
const CalendarPage = lazy(() => import('./CalendarPage.tsx').then((module) => ({ default: module.CalendarPage })))
const FeedsPage = lazy(() => import('./FeedsPage.tsx').then((module) => ({ default: module.FeedsPage })))
const PlanPage = lazy(() => import('./PlanPage.tsx').then((module) => ({ default: module.PlanPage })))
const RosterPage = lazy(() => import('./RosterPage.tsx').then((module) => ({ default: module.RosterPage })))
const SessionPage = lazy(() => import('./SessionPage.tsx').then((module) => ({ default: module.SessionPage })))
const SessionsPage = lazy(() => import('./SessionsPage.tsx').then((module) => ({ default: module.SessionsPage })))

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
