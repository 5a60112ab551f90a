/** The provider that tests run ships no types: what they use of it. */
declare module 'oidc-provider' {
  type Interaction = {
    readonly prompt: { readonly name: string }
    readonly params: Readonly<Record<string, unknown>>
    readonly session?: { readonly accountId: string }
  }
  type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }
  export class Provider {
    constructor(issuer: string, configuration: object)
    readonly Grant: new (of: { accountId: string | undefined; clientId: string }) => Grant
    callback(): (request: unknown, response: unknown) => Promise<void>
    interactionDetails(request: unknown, response: unknown): Promise<Interaction>
    interactionFinished(request: unknown, response: unknown, result: object): Promise<void>
  }
}
