import { Route, Switch } from 'wouter'
import { ChainPage } from './ChainPage.tsx'
import { DirectivesPage } from './DirectivesPage.tsx'
import { NewDirectivePage } from './NewDirectivePage.tsx'
import { ReceiptsPage } from './ReceiptsPage.tsx'

/** Pages of the register of directives. */
export function DirectivesRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/directives/new">
        <NewDirectivePage realm={realm} />
      </Route>
      <Route path="/r/:realm/directives/chain">
        <ChainPage realm={realm} />
      </Route>
      <Route path="/r/:realm/directives/receipts">
        <ReceiptsPage realm={realm} />
      </Route>
      <Route>
        <DirectivesPage realm={realm} />
      </Route>
    </Switch>
  )
}
