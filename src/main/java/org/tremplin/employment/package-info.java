/**
 * Dated facts on a person's way to work: steps (a licence in progress), hours, contracts. Steps are progress, not
 * outcomes, and are reported by kind and employer. Circle C of field.md §5.3: only job and social staff may read them,
 * and every reading is in the audit trail.
 */
package org.tremplin.employment;
