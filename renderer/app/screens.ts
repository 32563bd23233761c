import { lazy, type ComponentType } from 'react';
import type { IconName } from '../components/icon.tsx';
import { HomeScreen } from '../home/home-screen.tsx';

export type ScreenEntry = {
  /** Its part of the address. */
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** What people come for, in the command palette's fine print. */
  readonly purpose: string;
  /** Words that find it besides the label. */
  readonly keywords: string;
  readonly Screen: ComponentType;
};

/**
 * The screens there are, in the order of the rail. A screen is added here when it works, and
 * nowhere else: rail, command palette, shortcuts and addresses all read this list.
 */
export const SCREENS: readonly ScreenEntry[] = [
  {
    id: 'home',
    label: 'Home',
    icon: 'home',
    purpose: 'What is loaded and what it says',
    keywords: 'start overview saved views',
    Screen: HomeScreen,
  },
  {
    id: 'data',
    label: 'Data',
    icon: 'data',
    purpose: 'Load files; sources, rejected rows, disagreements',
    keywords: 'import upload drop file csv source reject quality check casework tracker',
    Screen: lazy(async () => ({ default: (await import('../data/data-screen.tsx')).DataScreen })),
  },
  {
    id: 'explore',
    label: 'Explore',
    icon: 'explore',
    purpose: 'Slice a measure by area, period and breakdown',
    keywords: 'chart table measure query figure slice',
    Screen: lazy(async () => ({
      default: (await import('../explore/explore-screen.tsx')).ExploreScreen,
    })),
  },
  {
    id: 'funding',
    label: 'Funding',
    icon: 'funding',
    purpose: 'What each partner pays, under which formula',
    keywords: 'formula contribution budget scenario board lock outturn',
    Screen: lazy(async () => ({
      default: (await import('../funding/funding-screen.tsx')).FundingScreen,
    })),
  },
];
