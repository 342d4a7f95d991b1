/**
 * The measures of README: {@code ./mvnw -Pbench verify}. Starts the packaged application on a database of a year's size
 * and prints, side by side in one run, what the database alone can do and what we do on top of it. Prints, never
 * asserts: a slow machine is not a broken product.
 */
package org.tremplin.bench;
