/** Buttons, and links that look like them. */

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

/** How much a button asks for attention. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet';

interface Look {
  readonly tone?: ButtonTone;
  readonly size?: 'small' | 'medium';
  readonly icon?: IconName;
}

/** The class of anything that looks like a button, such as a link. */
export function buttonClass({ tone = 'secondary', size = 'medium' }: Look = {}, className?: string): string {
  return classNames(styles.button, styles[tone], styles[size], className);
}

/** A button with a text, and an icon before it if one is given. */
export function Button({
  tone,
  size,
  icon,
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { readonly children: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ ...(tone && { tone }), ...(size && { size }) }, className)}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  );
}

/** A button with nothing but an icon; its label is for screen readers, and shown as a tooltip. */
export function IconButton({
  label,
  icon,
  size = 'medium',
  className,
  ...rest
}: { readonly label: string; readonly icon: IconName; readonly size?: 'small' | 'medium' } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children'
>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(styles.button, styles.quiet, styles.icon, styles[size], className)}
    >
      <Icon name={icon} size={size === 'small' ? 18 : 20} />
    </button>
  );
}
