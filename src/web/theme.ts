import type { MantineColorsTuple } from '@mantine/core'
import { createTheme } from '@mantine/core'

// from pale to dark around the acting colour #1c4f8f of the design
const act: MantineColorsTuple = [
  '#eff4fa',
  '#dbe6f2',
  '#b5cbe3',
  '#8cafd4',
  '#6996c7',
  '#4a7fb8',
  '#1c4f8f',
  '#1c4f8f',
  '#173f73',
  '#112f56',
]

/** Mantine set to the manner of the design: paper, hairlines, no shadows, no rounded corners. */
export const theme = createTheme({
  primaryColor: 'act',
  primaryShade: 6,
  colors: { act },
  black: '#16191d',
  white: '#ffffff',
  defaultRadius: 0,
  fontFamily: '"Inter Variable", Inter, "Liberation Sans", Arial, sans-serif',
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { md: '1.55' },
  radius: { xs: '0', sm: '0', md: '0', lg: '0', xl: '0' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Select: { defaultProps: { comboboxProps: { shadow: undefined, offset: 2 } } },
    Button: { defaultProps: { size: 'sm' } },
  },
})
