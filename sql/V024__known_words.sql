-- Words that the code knows all of.
ALTER TABLE session_material
  ADD CONSTRAINT session_material_type_known CHECK (type IN
    ('PDF', 'PNG', 'JPEG', 'WEBP', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'ODS', 'ODP', 'MP3', 'TXT'));
ALTER TABLE notice
  ADD CONSTRAINT notice_language_known CHECK (language IN ('fr', 'nl', 'en', 'ar'));
