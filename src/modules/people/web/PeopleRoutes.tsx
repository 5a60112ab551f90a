import { Route, Switch } from 'wouter'
import { NoPage } from '#web/NoPage.tsx'
import { DuplicatesPage } from './DuplicatesPage.tsx'
import { NewPersonPage } from './NewPersonPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { PersonPage } from './PersonPage.tsx'
import { TransfersPage } from './TransfersPage.tsx'

/** The pages below `/r/{realm}/people`; one person stands below `of`, apart from the words. */
export function PeopleRoutes({ realm }: { realm: string }) {
  return (
    <Switch>
      <Route path="/r/:realm/people">
        <PeoplePage realm={realm} />
      </Route>
      <Route path="/r/:realm/people/new">
        <NewPersonPage realm={realm} />
      </Route>
      <Route path="/r/:realm/people/duplicates">
        <DuplicatesPage realm={realm} />
      </Route>
      <Route path="/r/:realm/people/transfers">
        <TransfersPage realm={realm} />
      </Route>
      <Route path="/r/:realm/people/of/:person">
        {({ person }) => <PersonPage key={person} realm={realm} person={person} />}
      </Route>
      <Route>
        <NoPage />
      </Route>
    </Switch>
  )
}
