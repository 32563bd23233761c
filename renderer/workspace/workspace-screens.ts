import { lazy } from 'react';
import type { ScreenEntry } from '../app/screens.ts';

/** Screens about the workspace itself: reached from its menu and the command palette. */
export const WORKSPACE_SCREENS: readonly ScreenEntry[] = [
  {
    id: 'audit',
    label: 'Audit log',
    icon: 'table',
    purpose: 'What was done with this workspace, by whom and why',
    keywords: 'audit log history tampering verify who when look-ups loads exports',
    Screen: lazy(async () => ({ default: (await import('./audit-screen.tsx')).AuditScreen })),
  },
  {
    id: 'governance',
    label: 'Information governance',
    icon: 'lock',
    purpose: 'What is kept where, what is not, and answers for a DPIA',
    keywords: 'dpia privacy gdpr security threat model encryption unzip age data protection',
    Screen: lazy(async () => ({
      default: (await import('./governance-screen.tsx')).GovernanceScreen,
    })),
  },
];
