/**
 * What the association offers: poles, types and activities, all its own data. Everything people come to is an {@code
 * Activity}; what distinguishes a course from a cooking workshop is the kind behind its type, and data. Codes are
 * unique and are the keys of imports; poles and activities keep the order they were given, which reports follow.
 */
package org.tremplin.catalogue;
