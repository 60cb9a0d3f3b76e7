import { classNames } from './classes.ts';
import { beside, LabelledField } from './form-group.tsx';
import type { FieldSettings, FormGroupOptions } from './form-group.tsx';
import { i18nAttributes } from './i18n-attributes.ts';
import type { PluralMessages } from './i18n-attributes.ts';
import type { LabelOptions } from './label.tsx';
import type { Attributes, ElementSettings, Options, Slot } from './options.ts';

export type FileUploadProps = { readonly name: string } & Options<
  ElementSettings &
    FieldSettings & {
      label: Slot<LabelOptions>;
      describedBy: string;
      disabled: boolean;
      multiple: boolean;
      formGroup: FormGroupOptions;
      chooseFilesButtonClassList: readonly string[];
      chooseFilesButtonText: string;
      noFileChosenText: string;
      multipleFilesChosenText: PluralMessages;
      dropInstructionText: string;
      enteredDropZoneText: string;
      leftDropZoneText: string;
    }
>;

export function FileUpload(props: FileUploadProps) {
  const { name, formGroup, attributes } = props;
  const group = { classes: classNames(formGroup?.classes, 'nhsuk-file-upload'), attributes: { ...uploadAttributes(props), ...formGroup?.attributes } };
  return (
    <LabelledField field={{ ...props, formGroup: group }}>
      {({ id, describedBy }) => (
        <>
          {beside(formGroup?.beforeInput)}
          <input
            class={classNames('nhsuk-file-upload__input', props.classes)}
            id={id}
            name={name}
            type="file"
            disabled={props.disabled}
            multiple={props.multiple}
            aria-describedby={describedBy}
            {...attributes}
          />
          {beside(formGroup?.afterInput)}
        </>
      )}
    </LabelledField>
  );
}

function uploadAttributes(props: FileUploadProps): Attributes {
  const classList = props.chooseFilesButtonClassList;
  return {
    'data-module': 'nhsuk-file-upload',
    'data-choose-files-button-class-list': classList && JSON.stringify(classList),
    ...i18nAttributes({
      'choose-files-button': props.chooseFilesButtonText,
      'no-file-chosen': props.noFileChosenText,
      'multiple-files-chosen': props.multipleFilesChosenText,
      'drop-instruction': props.dropInstructionText,
      'entered-drop-zone': props.enteredDropZoneText,
      'left-drop-zone': props.leftDropZoneText,
    }),
  };
}
