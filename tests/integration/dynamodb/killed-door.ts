// A process of its own, so that a test can kill it: the front door over the given folder, on the given port.
import { startDoor } from '../server/twin-fixture'

const [directory = '', port = ''] = process.argv.slice(2)
const door = await startDoor({ directory, port: Number(port) })
process.send?.({ key: door.keyring.administrator, endpoint: door.endpoint })
process.on('disconnect', () => process.exit(0))
