/**
 * Figures and exports. Reads every capability's tables and writes none; no other package uses it. A figure has one
 * query, here: the page, the CSV and the API show the same records, so they cannot disagree. The database itself counts
 * different people at every level (ROLLUP): totals are not the sum of rows. Definitions: domain.md §3.
 */
package org.tremplin.reporting;
