/** All it takes to see whether anything is kept here, and to hear when it is: no more than a page needs that only asks. */
export { browserFacilities } from './facilities';
export { openTabChannel } from './tab-channel';
export { findTrace } from './trace';
