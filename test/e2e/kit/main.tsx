/** A page on which the parts of docs/ui-kit.md stand alone, so that they are tested apart from the product's pages. */
import '#web/styles/all.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch } from 'wouter'
import { OrdersPage } from '#modules/dossier/web/OrdersPage.tsx'
import { Frame } from '#web/Frame.tsx'
import { Layout } from '#web/Layout.tsx'
import { FormPage } from './FormPage.tsx'
import { GridPage } from './GridPage.tsx'
import { ListPage } from './ListPage.tsx'

const page = document.getElementById('page')
if (!page) throw new Error('no #page')
createRoot(page).render(
  <StrictMode>
    <Frame>
      <Layout realm="default">
        <Switch>
          <Route path="/kit/list">
            <ListPage />
          </Route>
          <Route path="/kit/grid/:many">{({ many }) => <GridPage many={Number(many)} />}</Route>
          <Route path="/r/default/orders">
            <OrdersPage realm="default" />
          </Route>
          <Route path="/kit/form/:code">{({ code }) => <FormPage code={code} />}</Route>
          <Route path="/kit/form">
            <FormPage code={null} />
          </Route>
        </Switch>
      </Layout>
    </Frame>
  </StrictMode>,
)
