/**
 * Everyone the association knows, once: learners, staff, volunteers and contacts are roles of one {@code Person}, never
 * copies. Owns names and contact data (circle A of field.md §5.3). A person's code is unique and is the key of imports.
 * Used by every capability that refers to a person.
 */
package org.tremplin.people;
