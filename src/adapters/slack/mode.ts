/** How Slack is reached. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
  | {
      readonly kind: 'install'
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
      readonly signingSecret: string
      readonly port: number
    }
