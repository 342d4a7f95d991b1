/**
 * The only shared code: the use-case stereotype, stored entities, refusals and problem details, the clock, comparison
 * of names, texts. Knows no capability. {@code files} and {@code paper} are rooms inside it; what speaks with browsers
 * is in {@code web}.
 *
 * <p>Texts are not one file but one bundle per capability ({@code org.tremplin.<capability>.messages}), chosen by the
 * first word of the key: a capability's folder holds all its texts, and two people adding keys never edit the same
 * file.
 */
package org.tremplin.platform;
