/** The frame of every page: header with search, the page, footer. */

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Icon } from '../components/icon.tsx';
import { ThemeSwitch } from '../features/preferences/theme-switch.tsx';
import { SearchBox } from '../features/search/search-box.tsx';
import { Footer } from '../features/status/footer.tsx';
import { StatusBanner } from '../features/status/status-banner.tsx';
import { classNames } from '../lib/class-names.ts';
import { PATHS } from '../lib/paths.ts';
import { useAfterFirstPaint } from '../lib/use-after-first-paint.ts';
import { APP_NAME } from '../lib/use-page.ts';
import styles from './layout.module.css';
import { MAIN_ID, useNavigationEffects } from './use-navigation-effects.ts';

const LINKS = [
  { href: PATHS.mix, label: 'Mix', icon: 'mix' },
  { href: PATHS.hidden, label: 'Hidden', icon: 'eye' },
  { href: PATHS.model, label: 'Model', icon: 'info' },
] as const;

/** Draws the frame around a page. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  useNavigationEffects(location);
  const isWhole = useAfterFirstPaint();
  const isHome = location === PATHS.home;
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${MAIN_ID}`}>
        Skip to content
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link href={PATHS.home} className={styles.brand}>
            <img src="/favicon.svg" alt="" width="28" height="28" />
            <span className={styles.name}>{APP_NAME}</span>
          </Link>
          <div className={styles.search}>{!isHome && <SearchBox />}</div>
          <nav aria-label="Pages" className={styles.nav}>
            {LINKS.map(({ href, label, icon }) => (
              <Link
                key={href}
                href={href}
                aria-current={location === href ? 'page' : undefined}
                className={classNames(styles.link, location === href && styles.current)}
              >
                <Icon name={icon} size={18} />
                <span className={styles.label}>{label}</span>
              </Link>
            ))}
            <ThemeSwitch />
          </nav>
        </div>
      </header>
      <StatusBanner />
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {isWhole && <Footer />}
    </div>
  );
}
