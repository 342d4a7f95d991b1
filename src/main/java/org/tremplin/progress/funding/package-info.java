/** What funders ask: targets with their pace, schemes and their questions, and the snapshots that were handed in. */
package org.tremplin.progress.funding;
