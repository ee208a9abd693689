/** The icons of the app: strokes on a grid of 24, in the colour of the text around them. */

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-right': 'M9 6l6 6-6 6',
  clock: 'M12 7v5l3.5 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z',
  clapper: 'M4 10h16v9H4zM4 10l-.700-3.600L18.500 3.500l.700 3.600ZM9 9l1.200-3.800M14 8l1.200-3.800',
  close: 'M6 6l12 12M18 6L6 18',
  dislike:
    'M17 3v11m0-11h3v11h-3M17 14l-4 7a2.5 2.5 0 0 1-2.4-3.1L11.500 14H5.600a2 2 0 0 1-2-2.400l1.300-7A2 2 0 0 1 6.900 3H17',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  film: 'M4 4h16v16H4zM8 4v16M16 4v16M4 9h4M4 15h4M16 9h4M16 15h4',
  filter: 'M4 6h16M7 12h10M10 18h4',
  heart: 'M12 20S4 15 4 9.300A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.300C20 15 12 20 12 20Z',
  info: 'M12 11v6M12 7.500v.100M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z',
  like: 'M7 21V10m0 11H4V10h3M7 10l4-7a2.500 2.500 0 0 1 2.400 3.100L12.500 10h5.900a2 2 0 0 1 2 2.400l-1.300 7a2 2 0 0 1-2 1.600H7',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17',
  minus: 'M5 12h14',
  mix: 'M9 17.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11ZM15 17.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11Z',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z',
  pen: 'M4 20l1-4L16.500 4.500l3 3L8 19Z',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500a7.500 7.500 0 0 1 15 0',
  people:
    'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 19.500a6.500 6.500 0 0 1 13 0M15.500 4.700a3.500 3.500 0 0 1 0 6.600M17.500 14a6.500 6.500 0 0 1 4 5.500',
  plus: 'M12 5v14M5 12h14',
  reset: 'M4 5v5h5M4.500 10a8 8 0 1 1-.400 4',
  search: 'M20 20l-4.500-4.500M10.500 17a6.500 6.500 0 1 1 0-13 6.500 6.500 0 0 1 0 13Z',
  shuffle:
    'M4 6h3c5 0 5 12 10 12h3M4 18h3c1.700 0 2.800-1.400 3.700-3M13.300 9c.900-1.600 2-3 3.700-3h3M17 3l3 3-3 3M17 15l3 3-3 3',
  spark: 'M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2Z',
  stack: 'M4 9h16v11H4zM6.500 9V6h11v3M9 6V3.500h6V6',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M5.600 18.400L7 17M17 7l1.400-1.400',
  swap: 'M4 8h14M14.500 4.500L18 8l-3.500 3.500M20 16H6M9.500 12.500L6 16l3.500 3.500',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  tag: 'M4 4h8l8.500 8.500-8 8L4 12ZM8 8v.100',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  warning:
    'M12 9.500v4.500M12 17v.100M10.300 4.300L2.800 17.500A2 2 0 0 0 4.500 20.500h15a2 2 0 0 0 1.700-3L13.700 4.300a2 2 0 0 0-3.400 0Z',
} as const;

/** Which icon. */
export type IconName = keyof typeof PATHS | 'star';

/** An icon, hidden from screen readers: the text or label beside it says what it means. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  if (name === 'star') {
    return (
      <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" fill="currentColor">
        <path d="M12 2.800l2.800 5.900 6.400.800-4.700 4.400 1.200 6.400L12 17.200l-5.700 3.100 1.200-6.400L2.800 9.500l6.400-.800Z" />
      </svg>
    );
  }
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.800"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
