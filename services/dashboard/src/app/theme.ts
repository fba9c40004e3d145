import { createTheme, DrawerRoot, type MantineColorsTuple, ModalRoot, Select, Tooltip } from '@mantine/core'

// The values live in theme.css; Mantine wants a tuple to know that the colour exists.
const brand: MantineColorsTuple = [
  '#e9f6f5',
  '#d0eae9',
  '#a6d7d5',
  '#76c1bf',
  '#48a7a6',
  '#268b8c',
  '#127779',
  '#0b6366',
  '#085053',
  '#063c3f',
]

// Scroll locking is done in theme.css: Mantine's writes a <style> tag, which the page's CSP refuses.
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ModalRoot: ModalRoot.extend({ defaultProps: { lockScroll: false, centered: true } }),
    DrawerRoot: DrawerRoot.extend({ defaultProps: { lockScroll: false, position: 'right' } }),
    Select: Select.extend({ defaultProps: { comboboxProps: { withinPortal: false } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
})
