-- The first interview: the association's own questions, and what was answered that day in the words of that day.
CREATE TABLE intake_question (
  id         BIGINT        NOT NULL PRIMARY KEY,
  version    BIGINT        NOT NULL DEFAULT 0,
  position   INT           NOT NULL,
  kind       VARCHAR(10)   NOT NULL,
  title      VARCHAR(200)  NOT NULL,
  choices    VARCHAR(1000) NULL,
  retired_at DATETIME(6)   NULL,
  CONSTRAINT intake_question_kind_known CHECK (kind IN ('TEXT', 'ONE', 'MANY')),
  CONSTRAINT intake_question_has_choices CHECK ((kind = 'TEXT') = (choices IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO intake_question (id, position, kind, title, choices) VALUES
  (201, 1, 'MANY', 'De quoi avez-vous besoin ?', 'parler tous les jours\nlire et écrire\ntravailler\naider mes enfants à l’école\ncomprendre les papiers\npermis de conduire'),
  (202, 2, 'TEXT', 'Quel est votre projet ?', NULL),
  (203, 3, 'ONE', 'Avez-vous déjà suivi des cours de français ?', 'jamais\nun peu\nplus d’un an'),
  (204, 4, 'ONE', 'Avez-vous besoin d’une garde d’enfants ?', 'non\noui'),
  (205, 5, 'ONE', 'Comment venez-vous ?', 'à pied\nen bus ou en train\nà vélo\nen voiture'),
  (206, 6, 'ONE', 'Comment nous avez-vous connus ?', 'bouche-à-oreille\npartenaire\ncommune ou CPAS\ninternet\nautre');

CREATE TABLE intake (
  id           BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL DEFAULT 0,
  person_id    BIGINT       NOT NULL,
  on_date      DATE         NOT NULL,
  availability VARCHAR(400) NOT NULL,
  account_id   BIGINT       NULL,
  KEY intake_person (person_id, on_date),
  KEY intake_account (account_id),
  CONSTRAINT intake_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT intake_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The question as it was asked: it may read otherwise tomorrow.
CREATE TABLE intake_answer (
  intake_id BIGINT        NOT NULL,
  position  INT           NOT NULL,
  question  VARCHAR(200)  NOT NULL,
  answer    VARCHAR(1000) NOT NULL,
  PRIMARY KEY (intake_id, position),
  CONSTRAINT intake_answer_intake_fk FOREIGN KEY (intake_id) REFERENCES intake (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A level belongs to a skill, a framework, a day and a kind of evidence; never one level of a person.
CREATE TABLE assessment (
  id         BIGINT      NOT NULL PRIMARY KEY,
  version    BIGINT      NOT NULL DEFAULT 0,
  person_id  BIGINT      NOT NULL,
  on_date    DATE        NOT NULL,
  framework  VARCHAR(20) NOT NULL,
  skill      VARCHAR(12) NOT NULL,
  level      VARCHAR(6)  NOT NULL,
  kind       VARCHAR(14) NOT NULL,
  account_id BIGINT      NULL,
  CONSTRAINT assessment_once UNIQUE (person_id, on_date, framework, skill, kind),
  CONSTRAINT assessment_framework_known CHECK (framework IN ('CEFR', 'LITERACY')),
  CONSTRAINT assessment_level_of_framework CHECK ((framework = 'CEFR' AND level IN ('0', 'A1.1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'))
    OR (framework = 'LITERACY' AND level IN ('D', '1', '2', '3', '4'))),
  CONSTRAINT assessment_skill_known CHECK (skill IN ('LISTENING', 'SPEAKING', 'READING', 'WRITING')),
  CONSTRAINT assessment_kind_known CHECK (kind IN ('SELF_ESTIMATE', 'PLACEMENT', 'PROGRESS', 'CERTIFICATE')),
  KEY assessment_account (account_id),
  CONSTRAINT assessment_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT assessment_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The steps of a placement: what somebody can do, by skill and level; also in the person's language, to estimate oneself.
CREATE TABLE placement_task (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  position   INT          NOT NULL,
  framework  VARCHAR(20)  NOT NULL,
  skill      VARCHAR(12)  NOT NULL,
  level      VARCHAR(6)   NOT NULL,
  title      VARCHAR(300) NOT NULL,
  retired_at DATETIME(6)  NULL,
  CONSTRAINT placement_task_framework_known CHECK (framework IN ('CEFR', 'LITERACY')),
  CONSTRAINT placement_task_level_of_framework CHECK ((framework = 'CEFR' AND level IN ('0', 'A1.1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'))
    OR (framework = 'LITERACY' AND level IN ('D', '1', '2', '3', '4'))),
  CONSTRAINT placement_task_skill_known CHECK (skill IN ('LISTENING', 'SPEAKING', 'READING', 'WRITING'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
CREATE TABLE placement_task_text (
  task_id  BIGINT       NOT NULL,
  language VARCHAR(8)   NOT NULL,
  title    VARCHAR(300) NOT NULL,
  PRIMARY KEY (task_id, language),
  CONSTRAINT placement_task_text_task_fk FOREIGN KEY (task_id) REFERENCES placement_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO placement_task (id, position, framework, skill, level, title) VALUES
  (220, 1, 'CEFR', 'LISTENING', 'A1.1', 'Je comprends bonjour, au revoir, mon nom et des nombres.'),
  (221, 2, 'CEFR', 'LISTENING', 'A1', 'Je comprends des questions simples sur moi quand on parle lentement.'),
  (222, 3, 'CEFR', 'LISTENING', 'A2', 'Je comprends l’essentiel d’une annonce ou d’un message court et clair.'),
  (223, 4, 'CEFR', 'LISTENING', 'B1', 'Je comprends une émission sur un sujet que je connais.'),
  (224, 5, 'CEFR', 'LISTENING', 'B2', 'Je suis une réunion ou une discussion longue.'),
  (225, 6, 'CEFR', 'SPEAKING', 'A1.1', 'Je dis mon nom, mon pays, mon âge.'),
  (226, 7, 'CEFR', 'SPEAKING', 'A1', 'Je parle de ma famille et je pose une question simple.'),
  (227, 8, 'CEFR', 'SPEAKING', 'A2', 'Je me débrouille au magasin, à la commune, chez le médecin.'),
  (228, 9, 'CEFR', 'SPEAKING', 'B1', 'Je raconte ce qui s’est passé et je donne mon avis.'),
  (229, 10, 'CEFR', 'SPEAKING', 'B2', 'Je discute sans chercher mes mots sur beaucoup de sujets.'),
  (230, 11, 'CEFR', 'READING', 'A1.1', 'Je reconnais mon nom, une date, un prix.'),
  (231, 12, 'CEFR', 'READING', 'A1', 'Je lis une affiche ou un message très court.'),
  (232, 13, 'CEFR', 'READING', 'A2', 'Je lis une lettre simple et j’y trouve l’heure et le lieu.'),
  (233, 14, 'CEFR', 'READING', 'B1', 'Je lis un article sur la vie de tous les jours.'),
  (234, 15, 'CEFR', 'READING', 'B2', 'Je lis un texte long et je comprends ce que l’auteur pense.'),
  (235, 16, 'CEFR', 'WRITING', 'A1.1', 'J’écris mon nom et mon adresse.'),
  (236, 17, 'CEFR', 'WRITING', 'A1', 'Je remplis un formulaire simple.'),
  (237, 18, 'CEFR', 'WRITING', 'A2', 'J’écris un message court pour prévenir ou remercier.'),
  (238, 19, 'CEFR', 'WRITING', 'B1', 'J’écris une lettre pour raconter ou expliquer.'),
  (239, 20, 'CEFR', 'WRITING', 'B2', 'J’écris un texte clair et détaillé.'),
  (240, 21, 'LITERACY', 'LISTENING', '1', 'Comprend les consignes de la classe.'),
  (241, 22, 'LITERACY', 'LISTENING', '2', 'Comprend une conversation simple.'),
  (242, 23, 'LITERACY', 'SPEAKING', '1', 'Se présente et répond par des mots.'),
  (243, 24, 'LITERACY', 'SPEAKING', '2', 'Fait des phrases et pose des questions.'),
  (244, 25, 'LITERACY', 'READING', '1', 'Reconnaît des lettres et son prénom.'),
  (245, 26, 'LITERACY', 'READING', '2', 'Déchiffre des syllabes et des mots courts.'),
  (246, 27, 'LITERACY', 'READING', '3', 'Lit une phrase et la comprend.'),
  (247, 28, 'LITERACY', 'READING', '4', 'Lit un texte court de la vie quotidienne.'),
  (248, 29, 'LITERACY', 'WRITING', '1', 'Tient un stylo et copie des lettres.'),
  (249, 30, 'LITERACY', 'WRITING', '2', 'Écrit son nom et des mots dictés.'),
  (250, 31, 'LITERACY', 'WRITING', '3', 'Écrit une phrase simple.'),
  (251, 32, 'LITERACY', 'WRITING', '4', 'Remplit un formulaire, écrit un message.');
INSERT INTO placement_task_text (task_id, language, title) VALUES
  (220, 'en', 'I understand hello, goodbye, my name and numbers.'),
  (220, 'ar', 'أفهم مرحبا ووداعا واسمي والأرقام.'),
  (221, 'en', 'I understand simple questions about me when people speak slowly.'),
  (221, 'ar', 'أفهم أسئلة بسيطة عني عندما يتكلمون ببطء.'),
  (222, 'en', 'I understand the main point of a short, clear message.'),
  (222, 'ar', 'أفهم الأهم في إعلان أو رسالة قصيرة وواضحة.'),
  (223, 'en', 'I understand a programme about a subject I know.'),
  (223, 'ar', 'أفهم برنامجا عن موضوع أعرفه.'),
  (224, 'en', 'I follow a meeting or a long discussion.'),
  (224, 'ar', 'أتابع اجتماعا أو نقاشا طويلا.'),
  (225, 'en', 'I say my name, my country, my age.'),
  (225, 'ar', 'أقول اسمي وبلدي وعمري.'),
  (226, 'en', 'I talk about my family and ask a simple question.'),
  (226, 'ar', 'أتكلم عن عائلتي وأطرح سؤالا بسيطا.'),
  (227, 'en', 'I manage in a shop, at the town hall, at the doctor’s.'),
  (227, 'ar', 'أتدبر أمري في المتجر والبلدية وعند الطبيب.'),
  (228, 'en', 'I tell what happened and give my opinion.'),
  (228, 'ar', 'أحكي ما حدث وأعطي رأيي.'),
  (229, 'en', 'I discuss many subjects without searching for words.'),
  (229, 'ar', 'أناقش مواضيع كثيرة دون البحث عن كلماتي.'),
  (230, 'en', 'I recognise my name, a date, a price.'),
  (230, 'ar', 'أتعرف على اسمي وتاريخ وسعر.'),
  (231, 'en', 'I read a poster or a very short message.'),
  (231, 'ar', 'أقرأ ملصقا أو رسالة قصيرة جدا.'),
  (232, 'en', 'I read a simple letter and find the time and place in it.'),
  (232, 'ar', 'أقرأ رسالة بسيطة وأجد فيها الوقت والمكان.'),
  (233, 'en', 'I read an article about everyday life.'),
  (233, 'ar', 'أقرأ مقالا عن الحياة اليومية.'),
  (234, 'en', 'I read a long text and understand what the author thinks.'),
  (234, 'ar', 'أقرأ نصا طويلا وأفهم رأي الكاتب.'),
  (235, 'en', 'I write my name and address.'),
  (235, 'ar', 'أكتب اسمي وعنواني.'),
  (236, 'en', 'I fill in a simple form.'),
  (236, 'ar', 'أملأ استمارة بسيطة.'),
  (237, 'en', 'I write a short message to warn or thank somebody.'),
  (237, 'ar', 'أكتب رسالة قصيرة للإخبار أو الشكر.'),
  (238, 'en', 'I write a letter to tell or explain something.'),
  (238, 'ar', 'أكتب رسالة لأحكي أو أشرح.'),
  (239, 'en', 'I write a clear, detailed text.'),
  (239, 'ar', 'أكتب نصا واضحا ومفصلا.'),
  (240, 'en', 'Understands what is said to do in class.'),
  (240, 'ar', 'يفهم تعليمات الصف.'),
  (241, 'en', 'Understands a simple conversation.'),
  (241, 'ar', 'يفهم محادثة بسيطة.'),
  (242, 'en', 'Introduces themself and answers with words.'),
  (242, 'ar', 'يعرّف بنفسه ويجيب بكلمات.'),
  (243, 'en', 'Makes sentences and asks questions.'),
  (243, 'ar', 'يكوّن جملا ويطرح أسئلة.'),
  (244, 'en', 'Recognises letters and their first name.'),
  (244, 'ar', 'يتعرف على حروف وعلى اسمه.'),
  (245, 'en', 'Works out syllables and short words.'),
  (245, 'ar', 'يفكّ مقاطع وكلمات قصيرة.'),
  (246, 'en', 'Reads a sentence and understands it.'),
  (246, 'ar', 'يقرأ جملة ويفهمها.'),
  (247, 'en', 'Reads a short text of daily life.'),
  (247, 'ar', 'يقرأ نصا قصيرا من الحياة اليومية.'),
  (248, 'en', 'Holds a pen and copies letters.'),
  (248, 'ar', 'يمسك القلم وينسخ حروفا.'),
  (249, 'en', 'Writes their name and words that are dictated.'),
  (249, 'ar', 'يكتب اسمه وكلمات مملاة.'),
  (250, 'en', 'Writes a simple sentence.'),
  (250, 'ar', 'يكتب جملة بسيطة.'),
  (251, 'en', 'Fills in a form, writes a message.'),
  (251, 'ar', 'يملأ استمارة ويكتب رسالة.');

-- Demand that got no place: refused for lack of one, or sent to a partner, and what the partner said. Counted also of people
-- who have no file.
CREATE TABLE demand (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  person_id   BIGINT       NULL,
  on_date     DATE         NOT NULL,
  site_id     BIGINT       NULL,
  outcome     VARCHAR(12)  NOT NULL,
  partner     VARCHAR(120) NULL,
  answer      VARCHAR(10)  NULL,
  account_id  BIGINT       NULL,
  CONSTRAINT demand_outcome_known CHECK (outcome IN ('REFUSED', 'REDIRECTED')),
  CONSTRAINT demand_partner_redirected CHECK ((outcome = 'REDIRECTED') = (partner IS NOT NULL)),
  CONSTRAINT demand_answer_known CHECK (answer IN ('ACCEPTED', 'DECLINED')),
  CONSTRAINT demand_answer_redirected CHECK (answer IS NULL OR outcome = 'REDIRECTED'),
  KEY demand_person (person_id),
  KEY demand_date (on_date),
  KEY demand_site (site_id),
  KEY demand_account (account_id),
  CONSTRAINT demand_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT demand_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT demand_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Why somebody was let in whose level asks for another group.
ALTER TABLE enrolment ADD COLUMN exception_reason VARCHAR(200) NULL;
