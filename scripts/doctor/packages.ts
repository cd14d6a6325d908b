import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'

const SHOWN = 3

export const judgePackages = ({ machine: { packages } }: Facts): Judgement => {
  if (packages.length === 0) return fine('The packages are installed as package-lock.json says.')
  const named = packages
    .slice(0, SHOWN)
    .map(({ name, wanted, found }) =>
      found ? `${name} is ${found} and not ${wanted}` : `${name} ${wanted} is missing`,
    )
  const more = packages.length > SHOWN ? `, and ${packages.length - SHOWN} more` : ''
  return fault(`Packages are not as package-lock.json says: ${named.join(', ')}${more}.`, 'Run npm install --no-save.')
}
