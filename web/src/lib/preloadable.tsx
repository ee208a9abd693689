/** Components whose code is loaded apart, and shown at once where it was loaded before. */

import { type ComponentType, lazy } from 'react';

/** A component that loads its code when it is first shown, or before. */
export interface Preloadable<Props> {
  (props: Props): React.JSX.Element;
  /** Loads the code; again after a failure. */
  preload(): Promise<void>;
}

/**
 * As `lazy`, but code that is there is drawn in the first pass. With `lazy` alone React shows the fallback first, and then
 * waits for some hundreds of milliseconds before it replaces it.
 */
export function preloadable<Props extends object>(load: () => Promise<ComponentType<Props>>): Preloadable<Props> {
  let loaded: ComponentType<Props> | undefined;
  const get = async (): Promise<ComponentType<Props>> => {
    loaded ??= await load();
    return loaded;
  };
  const Late = lazy(async () => ({ default: await get() }));
  const Component = (props: Props) => {
    const Now = loaded;
    // The same type of component does not change both under one key: what was late stays so until it is shown anew.
    return Now === undefined ? <Late {...(props as Props & React.JSX.IntrinsicAttributes)} /> : <Now {...props} />;
  };
  return Object.assign(Component, { preload: async () => void (await get()) });
}
