"""What a password must be, said in the words of the portal; the checks themselves are Django's."""

from django.contrib.auth import password_validation


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Kata sandi ini terlalu pendek. Pakai paling sedikit {self.min_length} huruf, angka, atau tanda."

    def get_help_text(self):
        return f"Paling sedikit {self.min_length} huruf, angka, atau tanda."


class UnlikeThePerson(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Kata sandi ini terlalu mirip dengan %(verbose_name)s Anda."

    def get_help_text(self):
        return "Tidak mirip nama atau surel Anda."


class Uncommon(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return "Kata sandi ini terlalu umum, jadi mudah ditebak."

    def get_help_text(self):
        return "Bukan kata sandi yang umum dipakai."


class NotOnlyDigits(password_validation.NumericPasswordValidator):
    def get_error_message(self):
        return "Kata sandi ini hanya berisi angka. Tambahkan huruf atau tanda."

    def get_help_text(self):
        return "Bukan angka saja."
