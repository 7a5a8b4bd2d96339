/** Whether an element is wide enough for two columns: by its own width, never the window's. */

const WIDE = 720;

export function wide(element: HTMLElement, tell: (wide: boolean) => void) {
  let is: boolean | null = null;
  const measure = (width: number) => {
    const now = width >= WIDE;
    if (width > 0 && now !== is) tell((is = now));
  };
  const observer = new ResizeObserver(([entry]) => measure(entry.contentRect.width));
  return {
    start: () => {
      measure(element.offsetWidth);
      observer.observe(element);
    },
    stop: () => observer.disconnect(),
  };
}
