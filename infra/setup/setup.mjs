import { setUp, tell } from './steps.mjs'

await setUp()
tell('Set up. "npm start" opens the desk, "npx chudong --help" lists the commands.')
