/**
 * Figures and exports. Reads every capability's tables and writes none; nobody imports it. A figure has one query, here:
 * the page, the CSV and the API show the same records, so they cannot disagree. Different people are counted anew at every
 * level by the database itself (ROLLUP): totals are not the sum of rows. Definitions: domain.md §3.
 */
package org.tremplin.reporting;
