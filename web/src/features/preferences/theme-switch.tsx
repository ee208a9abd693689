/** Switches between dark, light and the device's colours. */

import { useEffect } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { applyTheme, schemeOf, THEMES, type Theme, theme } from './theme.ts';

const LOOKS = {
  dark: { icon: 'moon', name: 'dark' },
  light: { icon: 'sun', name: 'light' },
  system: { icon: 'system', name: 'as on this device' },
} as const;

/** A button that goes through the choices, and says which it is. */
export function ThemeSwitch() {
  const choice = theme.use();
  const toast = useToast();
  useEffect(() => applyTheme(choice), [choice]);
  const next = THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'dark';
  return (
    <IconButton
      label={`Colours: ${LOOKS[choice].name}. Change to: ${LOOKS[next].name}`}
      icon={LOOKS[choice].icon}
      onClick={() => {
        theme.set(next);
        toast({ message: announcementOf(next) });
      }}
    />
  );
}

function announcementOf(choice: Theme): string {
  if (choice !== 'system') return `Colours: ${LOOKS[choice].name}`;
  return `Colours: as on this device, which is ${schemeOf('system')} now`;
}
