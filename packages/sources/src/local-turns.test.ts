import { hostTurnsContract } from '@chudong/ports/contract'
import { localTurns } from './local-turns.ts'

const turns = localTurns()
hostTurnsContract('one process', async () => turns)
