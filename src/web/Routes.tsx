import { Suspense, lazy } from 'react'
import { Link, Route, Switch } from 'wouter'
import { RealmPage } from '#modules/campaigns/web/RealmPage.tsx'
import { BoardPage } from '#modules/figures/web/BoardPage.tsx'
import { HomePage } from '#modules/units/web/HomePage.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Layout } from './Layout.tsx'
import { useLanguage } from './language.tsx'

const ImportPage = lazy(() =>
  import('#modules/dossier/web/ImportPage.tsx').then((module) => ({ default: module.ImportPage })),
)

/** Which page an address shows. */
export function Routes() {
  const { t } = useLanguage()
  return (
    <Switch>
      <Route path="/">
        <Layout>
          <HomePage />
        </Layout>
      </Route>
      <Route path="/r/:realm/import">
        {({ realm }) => (
          <Layout realm={realm} page="import">
            <Suspense fallback={<Skeleton label={t.loading} />}>
              <ImportPage realm={realm} />
            </Suspense>
          </Layout>
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
          <h1>{t.missing}</h1>
          <p>
            <Link href="/">{t.toHome}</Link>
          </p>
        </Layout>
      </Route>
    </Switch>
  )
}
