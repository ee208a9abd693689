/** A button that leads to a title at random. */

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, type ButtonTone } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { titlePath } from '../../lib/paths.ts';
import { hiddenTitles } from '../preferences/hidden-titles.ts';
import { titleQuery } from '../titles/use-title.ts';
import { randomTitle } from './random-title.ts';

interface SurpriseButtonProps {
  readonly tone?: ButtonTone;
  readonly size?: 'small' | 'medium';
  readonly className?: string;
  /** The title that is shown already. */
  readonly except?: string;
}

/** “Surprise me”: a well-known title, and none that the person has hidden. */
export function SurpriseButton({ tone = 'secondary', size = 'medium', className, except }: SurpriseButtonProps) {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const toast = useToast();
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);

  const surprise = async (): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    try {
      const hidden = new Set(hiddenTitles.get().map(({ tconst }) => tconst));
      const title = await randomTitle((tconst) => tconst !== except && !hidden.has(tconst));
      client.setQueryData(titleQuery(title.tconst).queryKey, title);
      navigate(titlePath(title.tconst));
    } catch {
      toast({
        message: 'No surprise this time: the server does not answer.',
        action: { label: 'Try again', run: () => void surprise() },
      });
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  };

  return (
    <Button
      icon="shuffle"
      tone={tone}
      size={size}
      aria-busy={isBusy}
      onClick={() => void surprise()}
      {...(className !== undefined && { className })}
    >
      Surprise me
    </Button>
  );
}
