/**
 * Figures and exports. Reads every capability's tables and writes none; no other package uses it. A figure has one
 * source, here: the page, the CSV and the API show the same records, so they cannot disagree. Figures of sessions are
 * sums over the facts kept per session ({@code attendance.facts}). {@code Tallies} counts different people anew at every
 * level: totals are not the sum of rows. Definitions: domain.md §3.
 */
package org.tremplin.reporting;
