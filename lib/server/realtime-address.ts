/**
 * Where an AppSync API's websocket is: a host of its own on AWS, the same host and one step down anywhere else. What
 * middleware.ts needs too: nothing here may load zod.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export const realtimeAddress = (graphqlUrl: string): string => {
  const url = new URL(graphqlUrl)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  if (/\.appsync-api\./.test(url.host)) url.host = url.host.replace('.appsync-api.', '.appsync-realtime-api.')
  else url.pathname = `${url.pathname.replace(/\/$/, '')}/realtime`
  return url.href
}
