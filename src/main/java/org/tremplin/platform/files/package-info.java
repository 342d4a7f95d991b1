/**
 * Files in and out: decoding bytes into text and cells into values, what a capability declares about a file it
 * contributes to an import, CSV that no spreadsheet runs as a formula, and the event of an export.
 */
package org.tremplin.platform.files;
