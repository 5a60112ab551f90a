import { Route, Switch } from 'wouter'
import { PapersPage } from './PapersPage.tsx'
import { TasksPage } from './TasksPage.tsx'

/** Pages of the papers that units owe. */
export function PapersRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/papers/tasks">
        <TasksPage realm={realm} />
      </Route>
      <Route>
        <PapersPage realm={realm} />
      </Route>
    </Switch>
  )
}
