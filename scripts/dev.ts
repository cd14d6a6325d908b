import { runMain } from './settings'
import { runWorkspace } from './workspace'

void runMain(() => runWorkspace('dev'))
