import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Stands small above the title: where one is, mostly a link back. */
  above?: ReactNode
  lead?: ReactNode
  /** Buttons and links; the primary one last. */
  children?: ReactNode
}

/** The head of a page: its name, what it is for, and what can be done with the whole of it. */
export function PageHead({ title, above, lead, children }: Props) {
  return (
    <header className="page-head">
      <div>
        {above && <p className="page-above">{above}</p>}
        <h1>{title}</h1>
        {lead && <p className="form-lead">{lead}</p>}
      </div>
      {children && <div className="page-ways">{children}</div>}
    </header>
  )
}
