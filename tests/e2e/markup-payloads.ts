// Markup that must never be more than text: each thing that could run, behind each way out of where a text may stand. Made by
// composition, so that a new vector or a new context is one line.

/** Whatever it asks for is heard by the test, and so is every dialog. */
export const MARKER = 'marker.invalid'

const CALLS = [
  'alert(1)',
  `fetch('//${MARKER}')`,
  `new/**/Image().src='//${MARKER}'`,
  `navigator.sendBeacon('//${MARKER}')`,
  `import('//${MARKER}')`,
]

// No spaces: a group of Cognito's and an address have none.
const VECTORS: ((call: string) => string)[] = [
  (call) => `<script>${call}</script>`,
  (call) => `<script/src=//${MARKER}></script><!--${call}-->`,
  (call) => `<img/src/onerror=${call}>`,
  (call) => `<svg/onload=${call}>`,
  (call) => `<svg><animate/onbegin=${call}/attributeName=x/dur=1s>`,
  (call) => `<iframe/srcdoc='<script>${call}</script>'>`,
  (call) => `<iframe/src=javascript:${call}>`,
  (call) => `<details/open/ontoggle=${call}>`,
  (call) => `<input/autofocus/onfocus=${call}>`,
  (call) => `<video><source/onerror=${call}>`,
  (call) => `<a/href=javascript:${call}>x</a>`,
  (call) => `<form/action=javascript:${call}><button>x`,
  (call) => `<object/data=//${MARKER}/${call}>`,
  (call) => `<meta/http-equiv=refresh/content=0;url=javascript:${call}>`,
  (call) => `<base/href=//${MARKER}/><!--${call}`,
  (call) => `<link/rel=stylesheet/href=//${MARKER}><!--${call}`,
  (call) => `<style>*{background:url(//${MARKER})}</style>${call}`,
  (call) => `<math><mtext><style><img/src/onerror=${call}>`,
  (call) => `{{constructor.constructor('${call.replaceAll("'", '`')}')()}}`,
  (call) => `javascript:${call}`,
]

const WAYS_OUT = [
  '',
  '">',
  "'>",
  '</bdi>',
  '</title>',
  '</textarea>',
  '</script>',
  '-->',
  ']]>',
  '`${',
  '"}]);',
  '\\u003c/script>',
]

/** Two hundred, no two alike; `at` stands in each, so that it can be looked for by itself. */
export const PAYLOADS: string[] = Array.from({ length: 200 }, (_, at) => {
  const vector = VECTORS[at % VECTORS.length]
  const wayOut = WAYS_OUT[(at * 7) % WAYS_OUT.length] ?? ''
  return `${at}${wayOut}${vector?.(CALLS[Math.floor(at / VECTORS.length) % CALLS.length] ?? '') ?? ''}`
})
