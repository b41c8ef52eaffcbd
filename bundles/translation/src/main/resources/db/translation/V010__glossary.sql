create sequence translation_concept_seq as bigint start with 1000 increment by 1;

-- A thing that the house has words for; space_id 0 for the whole network.
create table translation_concept (
  id bigint not null primary key,
  space_id bigint not null,
  -- noun, verb, adjective, adverb, name, other
  part varchar(10) not null,
  -- JSON: language to text
  notes varchar(8000) not null,
  origin varchar(300) not null,
  changed_by bigint not null,
  changed_at bigint not null
);
create index translation_concept_space on translation_concept (space_id, changed_at);

-- What it is called, and what it must not be called.
create table translation_form (
  concept bigint not null,
  space_id bigint not null,
  language varchar(35) not null,
  -- PREFERRED (one for each language), ALLOWED, FORBIDDEN
  kind varchar(9) not null,
  place int not null,
  form varchar(200) not null,
  -- without accents, capitals and double blanks: sorted and looked up by this
  folded varchar(220) not null,
  constraint translation_form_pk primary key (concept, language, kind, place)
);
create index translation_form_list on translation_form (space_id, language, kind, folded, concept);
