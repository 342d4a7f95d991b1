/**
 * How a text is sealed with a key, and nothing else: the application seals and opens, the launcher checks the key and
 * reseals. Knows neither of them, no database and no library.
 */
package org.tremplin.sealing;
