import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, SVGRenderer])

/** An empty drawing in the place given: SVG, which prints sharply, with days in no machine's time zone. */
export function draw(place: HTMLElement) {
  return init(place, null, { renderer: 'svg', useUTC: true } as Parameters<typeof init>[2])
}
