import './app/no-eval.ts'
import './app/fonts.ts'
import './app/mantine-styles.ts'
import './app/theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startLanguage } from './i18n/start.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await startLanguage()
createRoot(root).render(<App />)
