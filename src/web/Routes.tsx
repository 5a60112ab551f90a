import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { RealmPage } from '#modules/campaigns/web/RealmPage.tsx'
import { BoardPage } from '#modules/figures/web/BoardPage.tsx'
import { HomePage } from '#modules/units/web/HomePage.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { deskParts } from './desk-pages.ts'
import { Gate } from './Gate.tsx'
import { Layout } from './Layout.tsx'
import { useLanguage } from './language.tsx'
import { NoPage } from './NoPage.tsx'

const SheetImportPage = lazy(() =>
  import('#modules/dossier/web/SheetImportPage.tsx').then((module) => ({ default: module.SheetImportPage })),
)
const ImportPage = lazy(() =>
  import('#modules/dossier/web/ImportPage.tsx').then((module) => ({ default: module.ImportPage })),
)

const SetupPage = lazy(() =>
  import('#modules/accounts/web/SetupPage.tsx').then((module) => ({ default: module.SetupPage })),
)
const ActivatePage = lazy(() =>
  import('#modules/accounts/web/ActivatePage.tsx').then((module) => ({ default: module.ActivatePage })),
)
const ForgotPage = lazy(() =>
  import('#modules/accounts/web/ForgotPage.tsx').then((module) => ({ default: module.ForgotPage })),
)
const SignInPage = lazy(() =>
  import('#modules/accounts/web/SignInPage.tsx').then((module) => ({ default: module.SignInPage })),
)
const MyAccountPage = lazy(() =>
  import('#modules/accounts/web/MyAccountPage.tsx').then((module) => ({ default: module.MyAccountPage })),
)
const AccountsPage = lazy(() =>
  import('#modules/accounts/web/AccountsPage.tsx').then((module) => ({ default: module.AccountsPage })),
)
const AccountPage = lazy(() =>
  import('#modules/accounts/web/AccountPage.tsx').then((module) => ({ default: module.AccountPage })),
)
const JournalPage = lazy(() =>
  import('#modules/journal/web/JournalPage.tsx').then((module) => ({ default: module.JournalPage })),
)

const PeopleRoutes = lazy(() =>
  import('#modules/people/web/PeopleRoutes.tsx').then((module) => ({ default: module.PeopleRoutes })),
)
const OrdersPage = lazy(() =>
  import('#modules/dossier/web/OrdersPage.tsx').then((module) => ({ default: module.OrdersPage })),
)

const MyDataPage = lazy(() =>
  import('#modules/people/web/MyDataPage.tsx').then((module) => ({ default: module.MyDataPage })),
)
const RequestsPage = lazy(() =>
  import('#modules/people/web/RequestsPage.tsx').then((module) => ({ default: module.RequestsPage })),
)
const RetentionPage = lazy(() =>
  import('#modules/people/web/RetentionPage.tsx').then((module) => ({ default: module.RetentionPage })),
)

const UnitsPage = lazy(() =>
  import('#modules/units/web/UnitsPage.tsx').then((module) => ({ default: module.UnitsPage })),
)
const UnitPage = lazy(() => import('#modules/units/web/UnitPage.tsx').then((module) => ({ default: module.UnitPage })))

/** A page that is fetched when it is first opened. */
function Late({ realm, children }: { realm?: string; children: ReactNode }) {
  const { t } = useLanguage()
  return (
    <Layout realm={realm}>
      <Suspense fallback={<Skeleton label={t.loading} />}>{children}</Suspense>
    </Layout>
  )
}

/** Which page an address shows: those that lead to a sign-in, then those behind it. */
export function Routes() {
  return (
    <Switch>
      <Route path="/setup">
        <Late>
          <SetupPage />
        </Late>
      </Route>
      <Route path="/activate">
        <Late>
          <ActivatePage />
        </Late>
      </Route>
      <Route path="/forgot">
        <Late>
          <ForgotPage />
        </Late>
      </Route>
      <Route path="/sign-in">
        <Late>
          <SignInPage />
        </Late>
      </Route>
      <Route>
        <Gate>
          <Pages />
        </Gate>
      </Route>
    </Switch>
  )
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Layout>
          <HomePage />
        </Layout>
      </Route>
      <Route path="/me">
        <Late>
          <MyAccountPage />
        </Late>
      </Route>
      <Route path="/me/data">
        <Late>
          <MyDataPage />
        </Late>
      </Route>
      <Route path="/r/:realm/requests">
        {({ realm }) => (
          <Late realm={realm}>
            <RequestsPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/retention">
        {({ realm }) => (
          <Late realm={realm}>
            <RetentionPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/accounts">
        {({ realm }) => (
          <Late realm={realm}>
            <AccountsPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/accounts/:account">
        {({ realm, account }) => (
          <Late realm={realm}>
            <AccountPage realm={realm} account={Number(account)} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/journal">
        {({ realm }) => (
          <Late realm={realm}>
            <JournalPage realm={realm} />
          </Late>
        )}
      </Route>
      {deskParts.map(({ base, Page }) => (
        <Route key={base} path={`/r/:realm/${base}/*?`}>
          {({ realm }) => (
            <Late realm={realm}>
              <Page realm={realm} />
            </Late>
          )}
        </Route>
      ))}
      <Route path="/r/:realm/people/*?">
        {({ realm }) => (
          <Late realm={realm}>
            <PeopleRoutes realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/orders">
        {({ realm }) => (
          <Late realm={realm}>
            <OrdersPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/units">
        {({ realm }) => (
          <Late realm={realm}>
            <UnitsPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/units/:unit">
        {({ realm, unit }) => (
          <Late realm={realm}>
            <UnitPage realm={realm} unit={unit} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/imports/:job?">
        {({ realm, job }) => (
          <Late realm={realm}>
            <SheetImportPage realm={realm} job={job === undefined ? null : Number(job)} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/import">
        {({ realm }) => (
          <Late realm={realm}>
            <ImportPage realm={realm} />
          </Late>
        )}
      </Route>
      <Route path="/r/:realm/c/:campaign/u/:unit">
        {({ realm, campaign, unit }) => (
          <Layout realm={realm} page="progress">
            <BoardPage realm={realm} campaign={campaign} unit={unit} />
          </Layout>
        )}
      </Route>
      <Route path="/r/:realm/c/:campaign">
        {({ realm, campaign }) => (
          <Layout realm={realm} page="progress">
            <BoardPage realm={realm} campaign={campaign} unit="" />
          </Layout>
        )}
      </Route>
      <Route path="/r/:realm">
        {({ realm }) => (
          <Layout realm={realm} page="progress">
            <RealmPage realm={realm} />
          </Layout>
        )}
      </Route>
      <Route>
        <Layout>
          <NoPage />
        </Layout>
      </Route>
    </Switch>
  )
}
