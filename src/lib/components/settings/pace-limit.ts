/** The most hours a week that can be set: what is beyond is no plan beside a life. */
export const MOST_HOURS = 60;
